import { App, Stack, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import config from '../../vigie.config.ts';
import { checked } from './config.ts';
import { Vigie } from './vigie.ts';

const app = new App();
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
new Vigie(new Stack(app, 'Vigie', { description: 'A crisis-aware relay' }), 'Vigie', {
  config: checked(config),
  // Make it true once the first deployment has gone well.
  terminationProtection: false,
});
