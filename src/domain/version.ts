import manifest from '../../package.json' with { type: 'json' };

/** Version of the software, as rosters and the OpenAPI name it. */
export const version: string = manifest.version;
