import { analysts } from '../calls/roles.ts';
import { mediaTypes } from '../calls/forms.ts';
import { tableCall } from '../calls/roster-call.ts';
import { z } from 'zod';
import { paperFormats, paperQuery } from '../domain/papers.ts';

/** A roster as a workbook, a page to print, a PDF, a calendar or a table of text. */
const described = tableCall({
  name: 'exportRoster',
  method: 'get',
  path: 'exports/{format}',
  roles: analysts,
  reads: 'problem',
  summary: 'The roster as a workbook, a page to print, PDF, calendar or CSV',
  description:
    'xlsx: by line and day, by doctor, fairness, cost, gaps. html and pdf: a page a line and month, on A4 or A3. ics: every duty with its name. csv: one row a head, as a verification reads it. A draft says that it is one.',
  params: { format: { description: 'Form of the file.', example: 'pdf', schema: z.enum(paperFormats) } },
  query: {
    paper: { description: 'Sheet of the printed table. Default a4.', example: 'a3' },
    lang: { description: 'Default: as `Accept-Language` prefers, then that of the roster.', example: 'fr' },
  },
  input: paperQuery,
  answer: z.string(),
  answerDescription: 'The file.',
});

export const exportRoster = {
  ...described,
  answers: {
    200: {
      description: 'The file.',
      mediaType: mediaTypes.xlsx,
      alternatives: paperFormats.filter((one) => one !== 'xlsx').map((one) => mediaTypes[one]),
    },
  },
};
