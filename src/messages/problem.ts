import type { Message } from './index.ts';

export const problemMessages = {} as const satisfies Record<string, Message>;
