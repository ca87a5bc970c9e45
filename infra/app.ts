import { App, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { Jarnkoll } from './stack.ts'

const app = new App()
Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
new Jarnkoll(app, 'Jarnkoll', { mailFrom: 'jarnkoll@jarnkoll.example', operator: 'drift@jarnkoll.example' })
app.synth()
