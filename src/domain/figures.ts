import { z } from 'zod';
import { identifier, isoInstant } from './primitives.ts';

/** The figures of a roster: balances, fairness, cost, indicators, coverage. Money in euros, time in hours. */

export const balance = z
  .object({
    participant: identifier,
    ledger: identifier,
    pool: z.string().meta({
      description: 'Own territory / roles joined by +, other statuses and locums apart: those among whom the load is shared.',
      example: 'est/fixed+mobile',
    }),
    share: z.number().meta({
      description:
        'Activity rate × part of the period in which the participant is present × part of the work of the pool that the participant may hold by standing; 0: owes nothing and is called last.',
    }),
    carriedIn: z.number().meta({ description: 'Balance carried in, centred in the pool; positive: did more than the fair share.' }),
    received: z.number().meta({ description: 'Received in this roster, in the unit of the ledger.' }),
    fairShare: z.number().meta({ description: "Share / shares of the pool × what the pool's members received." }),
    carriedOut: z.number().meta({ description: 'carriedIn + received − fairShare; sums to 0 in every pool.' }),
    duties: z.int().meta({ description: 'Duties that the ledger counts.' }),
    hours: z.number().meta({ description: 'Elapsed hours of these duties.' }),
  })
  .meta({ id: 'Balance' });
export type Balance = z.infer<typeof balance>;

const spread = {
  gini: z.number().meta({ description: 'Gini coefficient of received / fair share over volunteers; 0: all alike.' }),
  maxMinusMin: z.number().meta({ description: 'Largest difference of received / share between two volunteers of one pool.' }),
  standardDeviation: z.number().meta({ description: 'Of received − fair share, in the unit of the ledger, over volunteers.' }),
  balanceMaxMinusMin: z
    .number()
    .meta({ description: 'Largest difference of carriedOut / share between two volunteers of one pool: what is left to even out.' }),
};
export const fairness = z
  .object({
    ...spread,
    byLedger: z.array(z.object({ ledger: identifier, ...spread })),
  })
  .meta({ id: 'Fairness', description: 'How evenly the load fell; the figures at the top are those of the first ledger.' });
export type Fairness = z.infer<typeof fairness>;
export type FairnessFigures = Omit<Fairness, 'byLedger'>;

const costLine = {
  total: z.number().meta({ description: 'Euros.' }),
  duties: z.int().meta({ description: 'Duties held, paid or not.' }),
  hours: z.number().meta({ description: 'Elapsed hours of these duties.' }),
};
export const cost = z
  .object({
    total: z.number().meta({ description: 'Euros: fees of every duty held.' }),
    byLine: z.array(z.object({ line: identifier, ...costLine })),
    byWindow: z.array(z.object({ line: identifier, window: identifier, ...costLine })),
    byTerritory: z.array(z.object({ territory: identifier.nullable(), total: costLine.total })).meta({
      description: 'A line of several territories is split equally to the cent; null: lines without territory.',
    }),
    byParticipant: z.array(z.object({ participant: identifier, ...costLine })),
    byMonth: z.array(z.object({ month: z.string().meta({ example: '2027-01' }), ...costLine })),
  })
  .meta({ id: 'Cost', description: 'Every breakdown adds up to the total, to the cent.' });
export type Cost = z.infer<typeof cost>;

const fill = {
  needed: z.int().meta({ description: 'Heads needed.' }),
  filled: z.int().meta({ description: 'Heads held.' }),
  fillRate: z.number().meta({ description: 'filled / needed, 1 when nothing is needed.' }),
};
export const indicators = z
  .object({
    fillRate: z.number().meta({ description: 'Heads held / heads needed, 1 when nothing is needed.' }),
    needed: fill.needed,
    filled: fill.filled,
    byTerritory: z.array(z.object({ territory: identifier.nullable(), ...fill })).meta({
      description: 'A line of several territories counts in each; null: lines without territory.',
    }),
    byLine: z.array(z.object({ line: identifier, ...fill })),
    exempted: z
      .array(
        z.object({
          territory: identifier.nullable(),
          doctors: z.int().meta({ description: 'Doctors who practise there, on the list of the request and active in the period.' }),
          volunteers: z.int(),
          exempted: z.int().meta({ description: 'Those with an exemption, whole or partial, in the period.' }),
        }),
      )
      .meta({ description: 'By territory of practice.' }),
    insufficiencies: z.int().meta({ description: 'Slots with at least one open head.' }),
    regulators: z.int().meta({ description: 'Volunteers fit for regulation in the period.' }),
  })
  .meta({ id: 'Indicators', description: 'The yearly indicators of the specification, for this period.' });
export type Indicators = z.infer<typeof indicators>;

export const coverage = z
  .object({
    territory: identifier,
    hours: z.number().meta({
      description: 'Hours to cover: nights 20-8, Sundays and holidays 8-20 (R.6315-1), and whatever fixed and mobile lines plan beyond.',
    }),
    byFixed: z.number().meta({ description: 'Hours with a fixed post held.' }),
    byMobile: z.number().meta({ description: 'Hours without fixed post, with a mobile one.' }),
    byHospital: z.number().meta({ description: 'Hours with neither, with a hospital line of the territory that is staffed.' }),
    byRelay: z.number().meta({
      description: 'Hours with none of these, left to a hospital relay: an open slot, or time between 0:00 and 8:00 that no line plans.',
    }),
    uncovered: z
      .array(z.object({ start: isoInstant, end: isoInstant, hours: z.number() }))
      .meta({ description: 'What is left, contiguous time joined.' }),
  })
  .meta({ id: 'Coverage', description: 'hours = byFixed + byMobile + byHospital + byRelay + hours of uncovered.' });
export type Coverage = z.infer<typeof coverage>;
