import { effect, signal } from '@preact/signals';
import { ConnectionError, Vigie, VigieError } from '@vigie/client';
import { lang, t } from './words/index.ts';

/** The key of this session, when the service asks for one. It is held by this page alone and in no address. */
export const token = signal<string | null>(null);

/** What went wrong last, in words; null: nothing. */
export const trouble = signal<{ readonly text: string; readonly details: readonly string[] } | null>(null);

let made = client();
effect(() => {
  lang.value;
  made = client();
});

function client(): Vigie {
  return new Vigie({ baseUrl: location.origin, lang: lang.peek(), token: () => token.peek() });
}

export function vigie(): Vigie {
  return made;
}

/** Does something that needs the service; what goes wrong is said in words, and null comes back. */
export async function attempt<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    const value = await work();
    trouble.value = null;
    return value;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    trouble.value = said(error);
    return null;
  }
}

function said(error: unknown): { text: string; details: string[] } {
  if (error instanceof ConnectionError) return { text: t('error.lost'), details: [] };
  if (!(error instanceof VigieError)) return { text: t('error.unknown'), details: [] };
  const { title, detail, errors = [] } = error.problem;
  return { text: detail === '' ? title : `${title}. ${detail}`, details: errors.map(({ message }) => message) };
}
