import { beforeAll, describe, expect, test } from 'vitest';
import type { RosterStatus } from '../../src/domain/roster.ts';
import type { Verification } from '../../src/domain/verification.ts';
import { order } from '../finance/reunion-funding.ts';
import { Contract } from '../support/conformity.ts';
import { week } from '../support/problems.ts';
import { post, runningService } from '../support/service.ts';

describe('answers that are one table, as CSV', () => {
  const running = runningService({ workers: 1 });
  let contract: Contract;
  let roster: RosterStatus;
  beforeAll(async () => {
    contract = await Contract.of(running.url);
    roster = (await (await post(`${running.url}/v1/rosters`, week(), { Prefer: 'wait=60' })).json()) as RosterStatus;
  }, 60_000);

  /** Rows of a CSV that came with the right headers, byte order mark and all. */
  const rows = async (method: string, path: string, response: Response, file: string): Promise<string[]> => {
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${file}"`);
    const bytes = new Uint8Array(await response.clone().arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = (await contract.check(method, path, response)) as string;
    return text.replace('\ufeff', '').trimEnd().split('\r\n');
  };

  test('a roster: by Accept or by format, and the verification reads it', async () => {
    const address = `${running.url}/v1/rosters/${roster.id}`;
    const table = await rows('GET', '/v1/rosters/{id}', await fetch(address, { headers: { Accept: 'text/csv' } }), 'tableau.csv');
    expect(table[0]).toBe('Créneau;Date;Ligne;Plage;Début;Fin;Identifiant;Nom;Pour;Lieu;Fixée;Montant (€)');
    expect(table).toHaveLength(8);
    const english = await fetch(`${address}?format=csv`, { headers: { 'Accept-Language': 'en' } });
    expect((await rows('GET', '/v1/rosters/{id}', english, 'tableau.csv'))[0]).toMatch(/^Slot;Date;Line/);
    const verified = await post(`${running.url}/v1/verifications`, { problem: week(), table: table.join('\r\n') });
    expect((await verified.json()) as Verification).toMatchObject({ ok: true, violations: [], completeness: { filled: 7 } });
    // JSON stays what is answered unless CSV is asked for, and other forms are refused.
    expect((await fetch(address, { headers: { Accept: '*/*' } })).headers.get('content-type')).toBe('application/json');
    expect((await fetch(`${address}?format=xml`)).status).toBe(406);
    expect((await fetch(`${running.url}/v1/rosters/nothing?format=csv`)).status).toBe(404);
  });

  test('the published duties', async () => {
    const address = `${running.url}/v1/rosters/${roster.id}`;
    expect((await fetch(`${address}/duties?format=csv`)).status).toBe(409);
    await post(`${address}/publication`, {});
    expect(await rows('GET', '/v1/rosters/{id}/duties', await fetch(`${address}/duties?format=csv`), 'gardes.csv')).toHaveLength(8);
    const [{ participant }] = roster.assignments ?? [];
    const own = await rows(
      'GET',
      '/v1/rosters/{id}/duties',
      await fetch(`${address}/duties?participant=${participant}&format=csv`),
      'gardes.csv',
    );
    expect(own.slice(1).every((row) => row.includes(`;${participant};`))).toBe(true);
  });

  test('what an envelope pays', async () => {
    const response = await post(`${running.url}/v1/funding?format=csv`, order);
    const table = await rows('POST', '/v1/funding', response, 'financement.csv');
    expect(table.slice(1)).toEqual([
      'regulation;;regulation;;financée;604992,00;604992,00;7360,00;82,20;0,70',
      'fixed;;fixed;;financée;428550,00;428550,00;34284,00;12,50;0,49',
      'deep-night;;deep-night;;non financée, la première;88476,00;0,00;0,00;;0,10',
      'mobile;;weekend;;non atteinte;132750,00;0,00;5310,00;25,00;0,15',
      'mobile;;evening;;non atteinte;182500,00;0,00;7300,00;25,00;0,21',
      'Total;;;;;1437268,00;1033542,00;41644,00;24,82;1,19',
      'Reste de l’enveloppe;;;;;;9271,00;;;',
    ]);
    const wrong = await post(`${running.url}/v1/funding?format=csv`, { envelope: -1 });
    expect([wrong.status, wrong.headers.get('content-type')]).toEqual([422, 'application/problem+json']);
  });

  test('the yearly evaluation: one row an indicator and territory, in the language of the body', async () => {
    const body = {
      year: 2027,
      rosters: [{ problem: week(), assignments: roster.assignments }],
      incidents: [{ date: '2027-01-04', kind: 'delay' }],
    };
    const french = await rows(
      'POST',
      '/v1/indicators',
      await post(`${running.url}/v1/indicators`, body, { Accept: 'text/csv' }),
      'indicateurs.csv',
    );
    expect(french[0]).toBe('Année;Indicateur;Territoire;Nom;Valeur;À remettre pour le');
    expect(french).toContain('2027;Taux de remplissage (%);ensemble;;100;31/03/2028');
    expect(french).toContain('2027;Incidents\u00a0: retard;ensemble;;1;31/03/2028');
    const english = await post(`${running.url}/v1/indicators?format=csv`, { ...body, lang: 'en' });
    expect(await rows('POST', '/v1/indicators', english, 'indicateurs.csv')).toContain('2027;Incidents: delay;all;;1;2028-03-31');
  });
});
