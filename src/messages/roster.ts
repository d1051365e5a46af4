import type { Message } from './index.ts';

export const rosterMessages = {} as const satisfies Record<string, Message>;
