import { Stack } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { Alarms } from './alarms.ts'
import { Api } from './api.ts'
import { explainCdk } from './explained.ts'
import { Files } from './files.ts'
import { Mail } from './mail.ts'
import { Schedules } from './schedules.ts'
import { SignIn } from './sign-in.ts'
import { Site } from './site.ts'
import { surroundings } from './surroundings.ts'
import { Table } from './table.ts'
import { TenantRole } from './tenant-role.ts'

/** The whole service: one part of the machine per file. */
export class Jarnkoll extends Stack {
  constructor(scope: Construct, id: string, { mailFrom, operator }: { mailFrom: string; operator: string }) {
    super(scope, id)
    const { table } = new Table(this, 'Table')
    const { bucket: files } = new Files(this, 'Files')
    const signIn = new SignIn(this, 'SignIn')
    const mail = new Mail(this, 'Mail', { from: mailFrom })
    const api = new Api(this, 'Api', { table, files, signIn, mail, operator })
    const site = new Site(this, 'Site', { api, files })
    const address = site.address
    api.reachedAt(address)
    signIn.returnsTo(address)
    const schedules = new Schedules(this, 'Schedules', { table, files, address, signIn, mail })
    const jobs = [...schedules.jobs, ...schedules.errands]
    api.sendsTo(schedules.errands)
    const inMunicipalities = jobs.filter(job => job.scope === 'municipality').map(job => job.handler)
    const { giveUp } = schedules
    const bounces = mail.tells(surroundings({ table, address, signIn }))
    new TenantRole(this, 'TenantRole', { table, lambdas: [...api.handlers, ...inMunicipalities, giveUp, bounces] })
    explainCdk(this, { jobs: schedules.jobs.map(job => job.handler), files, pages: site.pages })
    new Alarms(this, 'Alarms', { api: api.api, accounts: api.accounts, giveUp, bounces, jobs })
  }
}
