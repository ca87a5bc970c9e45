import { Duration } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, TreatMissingData, type IMetric } from 'aws-cdk-lib/aws-cloudwatch'
import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs'
import { Construct } from 'constructs'
import type { Job } from './schedules.ts'

type Parts = {
  api: NodejsFunction
  accounts: NodejsFunction
  giveUp: NodejsFunction
  bounces: NodejsFunction
  jobs: Job[]
}

/** Every alarm says what stops working. */
export class Alarms extends Construct {
  constructor(scope: Construct, id: string, { api, accounts, giveUp, bounces, jobs }: Parts) {
    super(scope, id)
    const period = Duration.minutes(5)
    const alarm = (name: string, metric: IMetric, threshold: number, impact: string) =>
      new Alarm(this, name, {
        metric,
        threshold,
        evaluationPeriods: 1,
        comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        treatMissingData: TreatMissingData.NOT_BREACHING,
        alarmDescription: impact,
      })
    alarm('api-errors', api.metricErrors({ period }), 5, 'Sidor kan inte hämtas eller sparas för en del användare.')
    alarm('api-throttles', api.metricThrottles({ period }), 1, 'En del användare får vänta eller försöka igen.')
    alarm(
      'accounts-errors',
      accounts.metricErrors({ period }),
      3,
      'En del användare kan inte logga in eller anmäla sig.',
    )
    alarm('accounts-throttles', accounts.metricThrottles({ period }), 1, 'En del användare får vänta på att logga in.')
    const unheard = 'Den som väntar på en inläsning eller en rapport får inte veta att den har misslyckats.'
    alarm('give-up-errors', giveUp.metricErrors({ period }), 1, unheard)
    const unmarked = 'Adresser som inte tar emot mejl märks inte; vi fortsätter skriva till dem.'
    alarm('note-bounces-errors', bounces.metricErrors({ period }), 1, unmarked)
    for (const { name, impact, handler, lost } of jobs) {
      alarm(`${name}-errors`, handler.metricErrors({ period }), 3, impact)
      alarm(`${name}-dead`, lost, 1, impact)
    }
  }
}
