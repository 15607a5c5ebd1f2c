/** What `import … from 'vigie'` gives: the construct for a CDK app, and the configuration that it takes. */
export { defineConfig, type SettingsInput } from '../../lib/settings.ts';
export { Vigie, type VigieProps } from '../aws/vigie.ts';
