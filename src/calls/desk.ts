import { funding, fundingRequest } from '../domain/funding.ts';
import { indicatorRequest, yearlyIndicators as yearlyTable } from '../domain/indicators.ts';
import { slotList, verification, verificationRequest } from '../domain/verification.ts';
import { call } from './call.ts';
import { formatQuery, mediaTypes } from './forms.ts';
import { problemBody } from './problem-body.ts';
import { analysts, supervisors } from './roles.ts';
import { smallestProblem } from './small-example.ts';

/** Calls that are answered from their body alone, and keep nothing. */

/** A check; long when its body asks for a comparison. */
export const verifyRoster = call({
  name: 'verifyRoster',
  method: 'post',
  path: '/v1/verifications',
  roles: analysts,
  weight: 10,
  pool: 'check',
  about: null,
  tag: 'Verification',
  summary: 'Check assignments against the rules',
  description:
    'Somebody’s roster, as assignments or as a table in CSV. Says every violation, by rule and in words, with the levels, balances and cost of the assignments. A roster that breaks rules is a 200 with `ok: false`. Solves only with `compare`, to say what a better roster would gain.',
  headers: { 'Accept-Language': { description: 'Language of messages when `options.lang` is left out: fr or en.', example: 'fr' } },
  body: { schema: verificationRequest(problemBody), example: { problem: smallestProblem, assignments: [] } },
  answers: { 200: { description: 'The verdict.', schema: verification } },
});

export const listSlots = call({
  name: 'listSlots',
  method: 'post',
  path: '/v1/slots',
  roles: analysts,
  weight: 1,
  pool: 'check',
  about: null,
  tag: 'Calendar',
  summary: 'The slots of a problem',
  description: 'Day types, local holidays, clock changes, default points and fees, reinforcements: what must be filled. Solves nothing.',
  headers: { 'Accept-Language': { description: 'Language of messages when `options.lang` is left out: fr or en.', example: 'fr' } },
  body: { schema: problemBody, example: smallestProblem },
  answers: { 200: { description: 'The slots, sorted by start, then id.', schema: slotList } },
});

export const fundSteps = call({
  name: 'fundSteps',
  method: 'post',
  path: '/v1/funding',
  roles: supervisors,
  weight: 1,
  pool: 'check',
  about: null,
  tag: 'Scenarios',
  summary: 'Which steps an envelope pays',
  description:
    'Steps in their order of priority, sub-steps in theirs, until the first that cannot be paid whole: what is funded, what is left, what the next one lacks, euros per hour covered and per inhabitant. Days are given or counted on the calendar. Solves nothing.',
  query: formatQuery,
  headers: { 'Accept-Language': { description: 'Language of messages when `lang` is left out: fr or en.', example: 'fr' } },
  body: {
    schema: fundingRequest,
    example: {
      envelope: 500_000,
      period: { start: '2027-01-01', end: '2027-12-31' },
      department: '974',
      steps: [
        { id: 'fixed', posts: [{ id: 'evening', posts: 11, start: '20:00', end: '24:00', fee: 50 }] },
        {
          id: 'mobile',
          subSteps: [
            {
              id: 'weekend',
              posts: [{ id: 'sunday', posts: 5, days: ['sunday', 'holiday'], start: '08:00', end: '20:00', fee: 300 }],
            },
            { id: 'evening', posts: [{ id: 'evening', posts: 5, start: '20:00', end: '24:00', fee: 100 }] },
          ],
        },
      ],
    },
  },
  answers: { 200: { description: 'The steps, paid or not.', schema: funding, alternatives: [mediaTypes.csv] } },
});

export const yearlyIndicators = call({
  name: 'yearlyIndicators',
  method: 'post',
  path: '/v1/indicators',
  roles: supervisors,
  weight: 1,
  pool: 'check',
  about: null,
  tag: 'Scenarios',
  summary: 'The yearly evaluation, from several rosters',
  description:
    'General practitioners, exempted ones by territory, fill rate, insufficiencies, regulators, calls an hour, incidents: what is due by 31 March of the next year. Solves nothing, keeps nothing.',
  query: formatQuery,
  headers: { 'Accept-Language': { description: 'Language of messages when `lang` is left out: fr or en.', example: 'fr' } },
  body: { schema: indicatorRequest, example: { year: 2027, rosters: [{ problem: smallestProblem, assignments: [] }] } },
  answers: { 200: { description: 'The table.', schema: yearlyTable, alternatives: [mediaTypes.csv] } },
});
