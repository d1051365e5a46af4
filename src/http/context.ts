import type { Context as HonoContext } from 'hono';
import type { Actor } from '../access/actor.ts';
import type { Call } from '../calls/call.ts';
import type { Limit } from '../calls/roles.ts';
import type { Act } from '../jobs/audit-trail.ts';
import type { Lang } from '../messages/index.ts';

export interface AppEnv {
  Variables: {
    requestId: string;
    /** Language asked for by `Accept-Language`; null when it asks for neither French nor English. */
    lang: Lang | null;
    /** The call; undefined for an address that is none. */
    call: Call | undefined;
    /** Who calls; undefined for calls that anybody may make, and before it is known. */
    actor: Actor | undefined;
    /** How far the caller's roles go in this call; undefined before it is known. */
    limit: Limit | undefined;
    /** What the call is on the audit trail; undefined for calls that leave nothing there. */
    act: Act | undefined;
  };
}

export type Context = HonoContext<AppEnv>;
