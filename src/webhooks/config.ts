import { readSecret } from '../access/config.ts';
import { say } from '../messages/index.ts';
import { readNetworks } from './addresses.ts';
import type { WebhookConfig } from './webhooks.ts';

/** Reads `WEBHOOK_SECRET` and `WEBHOOK_NETWORKS`. Null without a secret: nothing is sent that nobody can check. */
export function readWebhooks(env: NodeJS.ProcessEnv, complain: (mistake: string) => void): WebhookConfig | null {
  const secret = readSecret(env, 'WEBHOOK_SECRET', complain);
  const text = env.WEBHOOK_NETWORKS?.trim() ?? '';
  const own = readNetworks(text);
  if (own === null) complain(say('en', 'env.networks', { name: 'WEBHOOK_NETWORKS', value: text }));
  return secret === null || own === null ? null : { secret, own };
}
