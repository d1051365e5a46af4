import type { Context as HonoContext } from 'hono';
import type { Lang } from '../messages/index.ts';

export interface AppEnv {
  Variables: {
    requestId: string;
    /** Language asked for by `Accept-Language`; null when it asks for neither French nor English. */
    lang: Lang | null;
  };
}

export type Context = HonoContext<AppEnv>;
