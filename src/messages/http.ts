import type { Message } from './index.ts';

export const httpMessages = {} as const satisfies Record<string, Message>;
