import { z } from 'zod';
import { line } from './line.ts';
import { activities, clockEnd, clockStart, euros, identifier, patterns, roles, tag } from './primitives.ts';
import { calendarOptions, period } from './problem.ts';
import { windowDays } from './window.ts';

/** `POST /v1/funding`: what an envelope pays, step after step. Money in euros, time in hours. */

/** Steps, and steps of a step, that a request may list. */
export const maxFundingSteps = 200;
/** Posts over all steps. */
export const maxFundingPosts = 2000;

export const fundingPost = z
  .strictObject({
    id: identifier,
    label: z.string().max(500).nullable().default(null),
    posts: z.int().min(0).max(1000).default(1).meta({ description: 'People on duty at once. Default 1.' }),
    days: windowDays.meta({ description: 'Days on which the post is held. Default: every day.' }),
    dayCount: z
      .int()
      .min(0)
      .max(400)
      .nullable()
      .default(null)
      .meta({ description: 'Number of days, as a document gives it. Default: counted on the calendar of the period.' }),
    start: clockStart,
    end: clockEnd,
    fee: euros.nullable().default(null).meta({ description: 'Euros per person for the whole window. Default: none.' }),
    hourlyRate: euros.nullable().default(null).meta({ description: 'Euros per person and hour; added to `fee` when both are given.' }),
    supplement: z
      .boolean()
      .default(false)
      .meta({ description: 'true: paid on top of hours that another post covers; its hours are not counted again. Default false.' }),
  })
  .meta({ id: 'FundingPost', description: 'Posts × days × (fee + hours × rate).' });
export type FundingPost = z.output<typeof fundingPost>;

export const fundingSelector = z
  .strictObject({
    lines: z.array(identifier).optional(),
    windows: z.array(identifier).optional(),
    roles: z.array(z.enum(roles)).optional(),
    activities: z.array(z.enum(activities)).optional(),
    territories: z.array(identifier).optional(),
    tags: z.array(tag).max(100).optional().meta({ description: 'Tags of the slot, automatic ones included, any of.' }),
  })
  .meta({
    id: 'FundingSelector',
    description:
      'Slots of `lines`. Inside a list OR, between lists AND; absent lists select everything. A slot belongs to the first step that selects it.',
  });

const parts = {
  id: identifier,
  label: z.string().max(500).nullable().default(null),
  posts: z.array(fundingPost).max(maxFundingSteps).default([]),
  select: fundingSelector.optional().meta({ description: 'Slots of `lines` that the step pays, beside its posts.' }),
};

export const fundingSubStep = z.strictObject(parts).meta({ id: 'FundingSubStep' });

export const fundingStep = z
  .strictObject({
    ...parts,
    subSteps: z.array(fundingSubStep).max(maxFundingSteps).default([]).meta({
      description: 'Parts in their own order, each paid or not; instead of posts and select of the step itself.',
    }),
  })
  .meta({ id: 'FundingStep' });

export const fundingRequest = z
  .strictObject({
    name: z.string().max(500).nullable().default(null),
    envelope: euros.meta({ description: 'Euros there are.' }),
    population: z.int().min(0).nullable().default(null).meta({ description: 'Inhabitants, for euros per inhabitant. Default: not said.' }),
    period: period.optional().meta({ description: 'What is counted on the calendar. Needed unless every post gives its days.' }),
    department: z
      .string()
      .regex(patterns.department)
      .nullable()
      .default(null)
      .meta({ description: 'Decides local holidays and the time zone.' }),
    timeZone: z.string().max(100).optional(),
    calendar: calendarOptions.default(() => calendarOptions.parse({})),
    lines: z.array(line).max(2000).default([]).meta({ description: 'Lines as in a problem, for `select`.' }),
    steps: z.array(fundingStep).min(1).max(maxFundingSteps).meta({ description: 'In order of priority.' }),
    lang: z.enum(['fr', 'en']).optional().meta({ description: 'Language of messages. Default: that of the call.' }),
  })
  .meta({ id: 'FundingRequest' });
export type FundingRequest = z.output<typeof fundingRequest>;

const figures = {
  cost: z.number().meta({ description: 'Euros.' }),
  hours: z.number().meta({ description: 'Hours of duty covered, supplements apart: posts × hours.' }),
  eurosPerHour: z.number().nullable().meta({ description: 'To the cent; null without hours.' }),
  eurosPerInhabitant: z.number().nullable().meta({ description: 'To the cent; null without a population.' }),
};

const item = z.object({
  id: z.string().meta({ description: 'Id of the post; line/window of slots that were selected.' }),
  label: z.string().nullable(),
  posts: z.int().nullable().meta({ description: 'null: differs from day to day.' }),
  days: z.int().meta({ description: 'Days, or slots that were selected.' }),
  hours: figures.hours,
  cost: figures.cost,
});
export type FundedItem = z.infer<typeof item>;

export const fundedPart = z
  .object({
    id: identifier,
    label: z.string().nullable(),
    state: z.enum(['funded', 'lacking', 'notReached']).meta({
      description: 'funded: paid whole; lacking: the first that cannot be paid; notReached: comes after it, whatever it costs.',
    }),
    ...figures,
    items: z.array(item),
  })
  .meta({ id: 'FundedPart' });
export type FundedPart = z.infer<typeof fundedPart>;

export const fundedStep = z
  .object({
    id: identifier,
    label: z.string().nullable(),
    state: z.enum(['funded', 'partly', 'lacking', 'notReached']).meta({ description: 'partly: some of its sub-steps are paid.' }),
    ...figures,
    paid: z.number().meta({ description: 'Euros of the envelope that go into it.' }),
    parts: z.array(fundedPart).meta({ description: 'Its sub-steps; without any, the step itself as one part.' }),
  })
  .meta({ id: 'FundedStep' });
export type FundedStep = z.infer<typeof fundedStep>;

export const funding = z
  .object({
    name: z.string().nullable(),
    envelope: z.number(),
    funded: z.number().meta({ description: 'Euros paid.' }),
    left: z.number().meta({ description: 'Euros left: envelope − funded.' }),
    next: z
      .object({
        step: identifier,
        part: identifier,
        cost: z.number(),
        lacks: z.number().meta({ description: 'Euros beyond what is left.' }),
      })
      .nullable()
      .meta({ description: 'The first that cannot be paid; null: everything is.' }),
    total: z.number().meta({ description: 'Euros of all steps, paid or not.' }),
    hours: z.number().meta({ description: 'Hours of duty that are paid, supplements apart.' }),
    eurosPerHour: figures.eurosPerHour,
    eurosPerInhabitant: figures.eurosPerInhabitant,
    days: z
      .object({ weekday: z.int(), saturday: z.int(), sunday: z.int(), holiday: z.int(), bridge: z.int() })
      .nullable()
      .meta({ description: 'Days of the period by type; null without a period.' }),
    steps: z.array(fundedStep),
    unselected: z.array(item).meta({ description: 'Windows of `lines`, or part of their slots, that no step pays.' }),
  })
  .meta({ id: 'Funding', description: 'Every sum is exact: each duty is rounded to the cent once, as it is paid.' });
export type Funding = z.infer<typeof funding>;
