import { z } from 'zod';

/** Types of parameters that several calls share, as the document tells them. */

/** Number of a version or a proposal, from 1. */
export const ordinal = z.int().min(1).max(999_999_999);

export const language = z.enum(['fr', 'en']);

/** A calendar month. */
export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
