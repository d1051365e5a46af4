import { lineName } from '../roster/store.ts';
import { dateText } from '../words/index.ts';

/** A slot in words: its line and its date. */
export function dutyText(slot: string): string {
  const [line = '', date = ''] = slot.split('/');
  return `${lineName(line)}, ${dateText(date)}`;
}
