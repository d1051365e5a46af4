import { type Lang, say } from '../messages/index.ts';

/** One duty as a calendar shows it. */
export interface CalendarDuty {
  readonly slot: string;
  readonly participant: string;
  /** ISO 8601 with offset. */
  readonly start: string;
  readonly end: string;
  readonly line: string;
  readonly site: string | null;
}

export interface CalendarFeed {
  readonly duties: readonly CalendarDuty[];
  /** Version of the table: SEQUENCE. */
  readonly version: number;
  /** Instant of publication: DTSTAMP. */
  readonly publishedAt: string;
  readonly lang: Lang;
}

/** Octets of a line, RFC 5545 §3.1. */
const lineLength = 75;

/** Duties as iCalendar (RFC 5545), times in UTC. The same duty keeps its UID from version to version. */
export function calendarFeed({ duties, version, publishedAt, lang }: CalendarFeed): string {
  const events = duties.flatMap(({ slot, participant, start, end, line, site }) => [
    'BEGIN:VEVENT',
    `UID:${encodeURIComponent(slot)}.${encodeURIComponent(participant)}@vigie`,
    `SEQUENCE:${version}`,
    `DTSTAMP:${instant(publishedAt)}`,
    `DTSTART:${instant(start)}`,
    `DTEND:${instant(end)}`,
    `SUMMARY:${escaped(say(lang, 'calendar.duty', { line }))}`,
    ...(site ? [`LOCATION:${escaped(site)}`] : []),
    'STATUS:CONFIRMED',
    'END:VEVENT',
  ]);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Vigie//duties//FR',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(say(lang, 'calendar.title'))}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    ...events,
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function instant(text: string): string {
  return `${new Date(text).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

/** A name cannot end its line and begin another property. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll(/\r\n|[\r\n\u2028\u2029]/g, '\\n')
    .replaceAll(/\p{Cc}/gu, ' ');
}

/** Long lines are broken between characters; the rest begins with a space. */
function folded(line: string): string {
  let text = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > lineLength) {
      text += '\r\n ';
      octets = 1;
    }
    text += character;
    octets += size;
  }
  return text;
}
