import { z } from 'zod';

/** Number of a version or a proposal, from 1, as an address has it. */
export const ordinal = z.int().min(1).max(999_999_999);
