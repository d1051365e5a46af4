import { lineOf, realisedOf, otherInForce } from '../domain/table.ts';
import { buildClaims, type Claimed, claimSheets, fingerprintOf } from '../finance/claims.ts';
import { claimsCsv } from '../finance/claims-print.ts';
import { answerTo, type CallContext } from '../jobs/call.ts';
import { exportClaims, noteVisas } from './claims-descriptors.ts';

/** Payment sheets from the realised duties that were given last: as JSON, or as the text of a table. */
export const claims = answerTo(exportClaims, (context, { month }) => {
  const all = buildClaims(claimedIn(context), givenIn(context), context.table.visas ?? []);
  const sheets = month === undefined ? all.sheets : all.sheets.filter((sheet) => sheet.month === month);
  const cents = (pick: (sheet: (typeof sheets)[number]) => number) =>
    sheets.reduce((sum, sheet) => sum + Math.round(pick(sheet) * 100), 0) / 100;
  const value = { ...all, sheets, amount: cents(({ amount }) => amount), payable: cents(({ payable }) => payable) };
  return { kind: 'answered', value: context.params.format === 'csv' ? claimsCsv(value, context.lang) : value };
});

/** Takes the visas of this roster, in the place of those given before; each is for the sheet as it stands. */
export const visas = answerTo(noteVisas, (context, body) => {
  const other = otherInForce(context.table, context.id);
  if (other !== null) return { kind: 'forbidden', code: 'not-in-force', params: { version: other.version, roster: other.roster } };
  const sheets = new Map(claimSheets(claimedIn(context), givenIn(context)).map((sheet) => [`${sheet.month}/${sheet.participant}`, sheet]));
  const given = body.visas.flatMap((visa, i) => {
    const sheet = sheets.get(`${visa.month}/${visa.participant}`);
    if (sheet === undefined || sheet.duties === 0)
      context.issues.add(['visas', i], 'nothingToVisa', { id: visa.participant, month: visa.month });
    return sheet === undefined ? [] : [{ ...visa, roster: context.id, fingerprint: fingerprintOf(sheet) }];
  });
  if (context.issues.total > 0) return { kind: 'refused' };
  const others = (context.table.visas ?? []).filter(({ roster }) => !lineOf(context.table, context.id).includes(roster));
  const record = { ...context.table, visas: [...others, ...given] };
  return { kind: 'answered', value: buildClaims(claimedIn(context), givenIn(context), record.visas), news: { record } };
});

function givenIn({ table, id }: CallContext) {
  return realisedOf(table, id);
}

function claimedIn({ problem, slots, roster, table }: CallContext): Claimed {
  return { problem, slots, roster, versions: table.versions, otherInForce: otherInForce(table, roster.id) !== null };
}
