import { signal } from '@preact/signals';

/** Where the page is: behind `#`, so that nothing of it is sent anywhere. Only ids of rosters stand there, no person. */
export interface Place {
  readonly page: 'desk' | 'draft' | 'roster' | 'onDuty';
  readonly id: string;
  readonly tab: string;
}

export const place = signal<Place>(read());

window.addEventListener('hashchange', () => {
  place.value = read();
});

function read(): Place {
  const [page = '', id = '', tab = ''] = location.hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent);
  if (page === 'tableau') return { page: 'roster', id, tab: tab || 'table' };
  if (page === 'demande') return { page: 'draft', id: '', tab: '' };
  if (page === 'de-garde') return { page: 'onDuty', id, tab: '' };
  return { page: 'desk', id: '', tab: '' };
}

export const to = {
  desk: '#/',
  draft: '#/demande',
  onDuty: '#/de-garde',
  roster: (id: string, tab = 'table') => `#/tableau/${encodeURIComponent(id)}/${tab}`,
};

export function go(address: string): void {
  location.hash = address;
}
