import {
  Duration,
  aws_iam as iam,
  aws_lambda as lambda,
  aws_logs as logs,
  RemovalPolicy,
  type aws_sqs as sqs,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type * as z from 'zod';
import type { ENVIRONMENT, FunctionName } from '../../lib/environment.ts';
import { ringForFunction, type Bell, type FunctionAlarm } from './alarms.ts';
import { RIGHTS } from './rights.ts';
import { statementsOf, type Arns } from './statements.ts';

/** The variables that the deployment sets for one function: exactly those that it parses. CONFIG is set below. */
export type EnvironmentOf<N extends FunctionName> = {
  [K in Exclude<keyof z.input<(typeof ENVIRONMENT)[N]>, 'CONFIG'>]-?: string;
};

export type VigieFunctionProps<N extends FunctionName> = {
  name: N;
  /** The folder of its bundle. */
  code: string;
  environment: EnvironmentOf<N>;
  timeout: Duration;
  memoryMb: number;
  alarm: FunctionAlarm;
  bell: Bell;
  arns: Omit<Arns, 'logs' | 'deadLetters'>;
  deadLetters: sqs.IQueue;
  reservedConcurrency?: number;
};

/**
 * What all functions have in common: Node 24 on arm64, JSON logs that are kept for three months, a role of its own,
 * and an alarm where nothing else would tell. A failed invocation is not tried again, because the next run of the
 * schedule does the same. It leaves a dead letter.
 */
export class VigieFunction<N extends FunctionName> extends Construct {
  readonly name: N;
  readonly lambda: lambda.Function;
  readonly logs: logs.LogGroup;

  constructor(scope: Construct, id: string, props: VigieFunctionProps<N>) {
    super(scope, id);
    this.name = props.name;
    this.logs = new logs.LogGroup(this, 'Logs', {
      retention: logs.RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new iam.Role(this, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
    const arns = { ...props.arns, logs: this.logs.logGroupArn, deadLetters: props.deadLetters.queueArn };
    for (const statement of statementsOf(RIGHTS[props.name], arns)) role.addToPrincipalPolicy(statement);
    this.lambda = new lambda.Function(this, 'Function', {
      description: `Vigie: ${props.name}`,
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      handler: 'index.handler',
      code: lambda.Code.fromAsset(props.code),
      role,
      memorySize: props.memoryMb,
      timeout: props.timeout,
      logGroup: this.logs,
      loggingFormat: lambda.LoggingFormat.JSON,
      // No source map is read at a start. It lies beside the bundle, for whoever sets NODE_OPTIONS to find a fault.
      environment: { ...props.environment, CONFIG: '/var/task/config.json' },
      retryAttempts: 0,
      maxEventAge: Duration.minutes(1),
      // CDK's own destination would add rights to the role that are stated already, and two that nobody needs.
      onFailure: { bind: () => ({ destination: props.deadLetters.queueArn }) },
      ...(props.reservedConcurrency === undefined ? {} : { reservedConcurrentExecutions: props.reservedConcurrency }),
    });
    ringForFunction(props.bell, props.name, props.alarm, {
      metricErrors: (options) => this.lambda.metricErrors(options),
      metricThrottles: (options) => this.lambda.metricThrottles(options),
    });
  }
}
