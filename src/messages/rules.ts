import type { Message } from './index.ts';

export const ruleMessages = {} as const satisfies Record<string, Message>;
