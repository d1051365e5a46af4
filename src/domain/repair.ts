import { z } from 'zod';
import { callOptions } from './explanation.ts';
import { reinforcement } from './line.ts';
import { participant } from './participant.ts';
import { identifier, isoDate, momentRange } from './primitives.ts';
import { pin, slotId } from './problem.ts';

/** `POST /v1/rosters/{id}/repairs`: what has become different since the roster was made. */

export const absence = z
  .strictObject({
    type: z.literal('absence'),
    participant: identifier,
    ...momentRange,
    reducesShare: z.boolean().default(true).meta({ description: 'Leave: lowers the fair share. Default true.' }),
  })
  .meta({
    id: 'AbsenceFact',
    description: 'The participant cannot serve on these dates, or between these times; those before the repair play no part.',
  });

export const withdrawal = z
  .strictObject({
    type: z.literal('withdrawal'),
    participant: identifier,
    from: isoDate
      .optional()
      .meta({ description: 'First date on which the participant no longer serves. Default: the date of the repair.' }),
  })
  .meta({ id: 'WithdrawalFact', description: 'The participant leaves the list of volunteers.' });

export const newVolunteer = z.strictObject({ type: z.literal('newVolunteer'), participant }).meta({
  id: 'NewVolunteerFact',
  description:
    'Somebody joins. Without `activeFrom`: from the date of the repair. May be a known participant who did not volunteer so far: the new description then takes the place of the old.',
});

export const reinforcementFact = z
  .strictObject({ type: z.literal('reinforcement'), ...reinforcement.shape })
  .meta({ id: 'ReinforcementFact', description: 'More people on given dates, from the date of the repair on (decided by the ARS).' });

export const pinFact = z
  .strictObject({ type: z.literal('pin'), ...pin.shape })
  .meta({ id: 'PinFact', description: 'The participant is to hold this slot.' });

export const releaseFact = z
  .strictObject({
    type: z.literal('release'),
    slot: slotId,
    participant: identifier,
    mayKeep: z.boolean().default(false).meta({
      description:
        'true: only lifts the pin, and the participant may keep the duty. false: the participant gives the duty up. Default false.',
    }),
  })
  .meta({ id: 'ReleaseFact', description: 'The participant need no longer hold this slot, which the roster gives or pins to them.' });

export const repairFact = z
  .discriminatedUnion('type', [absence, withdrawal, newVolunteer, reinforcementFact, pinFact, releaseFact])
  .meta({ id: 'RepairFact' });
export type RepairFact = z.output<typeof repairFact>;

/** Facts a repair may list; more of them are another roster. */
export const maxFacts = 1000;

export const repairRequest = z
  .strictObject({
    from: isoDate
      .optional()
      .meta({ description: 'First date that may change; duties that start before it stay as they are. Default: asOf.' }),
    asOf: isoDate
      .optional()
      .meta({ description: 'Date the repair speaks from (deadlines, freeze). Default: today in the time zone of the roster.' }),
    facts: z.array(repairFact).min(1).max(maxFacts).meta({ description: 'What has become different.' }),
    freezeDays: z.int().min(0).max(400).optional().meta({
      description: 'Changes to slots within this many days of asOf weigh more. Default: that of the roster.',
    }),
    freezeWeight: z.number().min(1).max(1e6).optional().meta({ description: 'How much more. Default: that of the roster.' }),
    gap: z
      .number()
      .min(0)
      .max(1)
      .optional()
      .meta({ description: 'Relative gap at which fairness and preferences may stop. Default: that of the roster.' }),
    timeLimitSeconds: z
      .number()
      .gt(0)
      .max(120)
      .default(30)
      .meta({ description: 'Elapsed seconds after which the best repair so far is answered. Default 30.' }),
    lang: callOptions.lang,
  })
  .meta({ id: 'RepairRequest' });
export type RepairRequest = z.output<typeof repairRequest>;
