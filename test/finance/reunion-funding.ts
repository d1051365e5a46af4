import type { z } from 'zod';
import type { fundingRequest } from '../../src/domain/funding.ts';

type Input = z.input<typeof fundingRequest>;
type Post = NonNullable<Input['steps'][number]['posts']>[number];

/** A row of the yearly cost tables of the specification of La Réunion: posts, hours, rate, days. */
function regulation(id: string, posts: number, start: string, end: string, hourlyRate: number, dayCount: number): Post {
  return { id, posts, start, end, hourlyRate, dayCount };
}

function post(id: string, posts: number, start: string, end: string, fee: number, dayCount: number): Post {
  return { id, posts, start, end, fee, dayCount };
}

/** Regulation at three rates: evening on weekdays, day and evening at weekends, deep night. */
export function regulationRows(week: number, weekend: number, deepNight: number): Post[] {
  return [
    regulation('week-20', 2, '20:00', '23:00', week, 251),
    regulation('week-23', 1, '23:00', '07:00', deepNight, 251),
    regulation('saturday-14', 2, '14:00', '20:00', weekend, 51),
    regulation('saturday-20', 2, '20:00', '23:00', weekend, 51),
    regulation('saturday-23', 1, '23:00', '07:00', deepNight, 51),
    regulation('sunday-7', 2, '07:00', '14:00', weekend, 63),
    regulation('sunday-14', 2, '14:00', '20:00', weekend, 63),
    regulation('sunday-20', 2, '20:00', '23:00', weekend, 63),
    regulation('sunday-23', 1, '23:00', '07:00', deepNight, 63),
  ];
}

export const fixedRows: Post[] = [
  post('evening', 11, '20:00', '24:00', 50, 365),
  post('night', 2, '00:00', '08:00', 100, 365),
  post('saturday', 12, '14:00', '20:00', 75, 52),
  post('sunday', 12, '08:00', '20:00', 150, 60),
];

export const mobileWeekend: Post[] = [post('saturday', 5, '14:00', '20:00', 150, 51), post('sunday', 5, '08:00', '20:00', 300, 63)];
export const mobileEvening: Post[] = [post('evening', 5, '20:00', '24:00', 100, 365)];

/** 23-7 at 112.50 instead of 82.20: 30.30 more an hour, for hours that are paid already. */
export const supplement: Post[] = [
  { ...regulation('week-23', 1, '23:00', '07:00', 30.3, 251), supplement: true },
  { ...regulation('saturday-23', 1, '23:00', '07:00', 30.3, 51), supplement: true },
  { ...regulation('sunday-23', 1, '23:00', '07:00', 30.3, 63), supplement: true },
];

/** The order of the document, with its envelope of 2011 and the flat rate of its text. */
export const order: Input = {
  envelope: 1_042_813,
  population: 866_500,
  steps: [
    { id: 'regulation', posts: regulationRows(82.2, 82.2, 82.2) },
    { id: 'fixed', posts: fixedRows },
    { id: 'deep-night', posts: supplement },
    {
      id: 'mobile',
      subSteps: [
        { id: 'weekend', posts: mobileWeekend },
        { id: 'evening', posts: mobileEvening },
      ],
    },
  ],
};
