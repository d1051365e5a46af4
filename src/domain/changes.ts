import { z } from 'zod';
import { identifier, isoDate, isoInstant } from './primitives.ts';
import { councils } from './professions.ts';
import { slotId } from './problem.ts';

/** What became different between two tables, and who must be told. */

export const change = z
  .object({
    slot: slotId,
    line: identifier,
    date: isoDate,
    start: isoInstant,
    end: isoInstant,
    from: identifier.nullable().meta({ description: 'Who held the head before; null: nobody.' }),
    to: identifier
      .nullable()
      .meta({ description: 'Who holds it now; null: nobody. Equal to `from` when only the principal of a locum changed.' }),
    fromOnBehalfOf: identifier.nullable().meta({ description: 'Installed doctor whom `from` replaced as a locum; null otherwise.' }),
    toOnBehalfOf: identifier.nullable().meta({ description: 'Installed doctor whom `to` replaces as a locum; null otherwise.' }),
  })
  .meta({ id: 'Change', description: 'One head of one slot that changed hands.' });
export type Change = z.infer<typeof change>;

export const recipientKinds = [...councils, 'ars', 'prefect', 'samu', 'regulators', 'funds', 'participant'] as const;
export const recipient = z
  .object({
    kind: z.enum(recipientKinds).meta({
      description:
        "cdom, cdoi, cdosf, cdocd: the departmental council of doctors, nurses, midwives, dentists; crop: the regional council of pharmacists; atsu: the association of ambulance companies; ars: the regional health agency; prefect; samu: SAMU; regulators: the regulators' association; funds: the health-insurance funds; participant: a doctor concerned.",
    }),
    participant: identifier.nullable().meta({ description: 'The doctor concerned; null for the others.' }),
    whole: z.boolean().meta({ description: 'true: the whole table, published for the first time; `slots` is empty.' }),
    slots: z.array(slotId).meta({ description: 'What the recipient must be told of.' }),
  })
  .meta({ id: 'Recipient', description: 'Who must be told of a table or of its changes (R.6315-2, R.6315-4).' });
export type Recipient = z.infer<typeof recipient>;

export const differences = { changes: z.array(change), recipients: z.array(recipient) };
