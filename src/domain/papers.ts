import { z } from 'zod';
import { callOptions } from './explanation.ts';

/** A roster on paper or in a file. */

export const paperFormats = ['xlsx', 'html', 'pdf', 'ics', 'csv'] as const;
export type PaperFormat = (typeof paperFormats)[number];

export const papers = ['a4', 'a3'] as const;
export type Paper = (typeof papers)[number];

export const paperQuery = z.strictObject({
  paper: z.enum(papers).default('a4').meta({ description: 'Sheet of the printed table (html, pdf). Default a4.' }),
  lang: callOptions.lang,
});
