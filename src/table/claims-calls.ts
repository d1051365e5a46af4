import { addDays, addMonths } from '../calendar/index.ts';
import { dateIn } from '../domain/dates.ts';
import { lineOf, realisedOf, otherInForce } from '../domain/table.ts';
import { buildClaims, type Payable, claimSheets, fingerprintOf } from '../finance/claims.ts';
import { claimsCsv } from '../finance/claims-print.ts';
import { answerTo, type CallContext } from '../jobs/call.ts';
import { exportClaims, noteVisas } from './claims-descriptors.ts';
import { withOutsiders } from './outsiders.ts';

/** Payment sheets from the realised duties that were given last: as JSON, or as the text of a table. */
export const claims = answerTo(exportClaims, (context, { month }) => {
  const all = buildClaims(claimedIn(context), givenIn(context), context.table.visas ?? []);
  const sheets = month === undefined ? all.sheets : all.sheets.filter((sheet) => sheet.month === month);
  const cents = (pick: (sheet: (typeof sheets)[number]) => number) =>
    sheets.reduce((sum, sheet) => sum + Math.round(pick(sheet) * 100), 0) / 100;
  const value = { ...all, sheets, amount: cents(({ amount }) => amount), payable: cents(({ payable }) => payable) };
  return { kind: 'answered', value: context.params.format === 'csv' ? claimsCsv(value, context.lang) : value };
});

/** Takes visas of this roster, each for the sheet as it stands: they add to those given before, or take their place. */
export const visas = answerTo(noteVisas, (context, body) => {
  if (context.table.versions.length === 0) return { kind: 'forbidden', code: 'not-published' };
  const other = otherInForce(context.table, context.id);
  const today = dateIn(context.problem.timeZone, context.now);
  if (other !== null) return { kind: 'forbidden', code: 'not-in-force', params: { version: other.version, roster: other.roster } };
  const sheets = new Map(claimSheets(claimedIn(context), givenIn(context)).map((sheet) => [`${sheet.month}/${sheet.participant}`, sheet]));
  const given = body.visas.flatMap((visa, i) => {
    const sheet = sheets.get(`${visa.month}/${visa.participant}`);
    const { from, to } = { from: lastOf(visa.month), to: today };
    if (visa.on < from || visa.on > to) context.issues.add(['visas', i, 'on'], 'visaDate', { from, to });
    if (sheet === undefined || sheet.duties === 0)
      context.issues.add(['visas', i], 'nothingToVisa', { id: visa.participant, month: visa.month });
    return sheet === undefined ? [] : [{ ...visa, roster: context.id, fingerprint: fingerprintOf(sheet) }];
  });
  if (context.issues.total > 0) return { kind: 'refused' };
  const own = new Set(lineOf(context.table, context.id));
  const corrected = new Set(given.map(({ month, participant }) => `${month}/${participant}`));
  const others = (context.table.visas ?? []).filter(
    ({ roster, month, participant }) => !own.has(roster) || !(body.replace || corrected.has(`${month}/${participant}`)),
  );
  const record = { ...context.table, visas: [...others, ...given] };
  return { kind: 'answered', value: buildClaims(claimedIn(context), givenIn(context), record.visas), news: { record } };
});

function givenIn({ table, id }: CallContext) {
  return realisedOf(table, id);
}

function claimedIn(context: CallContext): Payable {
  const { problem, slots, roster, table } = context;
  const everybody = withOutsiders(problem, givenIn(context)?.request.outsiders ?? []);
  return { problem: everybody, slots, roster, versions: table.versions, inForce: table.versions.at(-1)?.roster === roster.id };
}

/** Last date of a month `YYYY-MM`. */
function lastOf(month: string): string {
  return addDays(addMonths(`${month}-01`, 1), -1);
}
