import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const NEEDED = 17

/** The Java to run DynamoDB Local with: JAVA_HOME's, else the one on the path. */
export const java = () => {
  const own = process.env['JAVA_HOME'] && join(process.env['JAVA_HOME'], 'bin', 'java')
  return own && (existsSync(own) || existsSync(`${own}.exe`)) ? own : 'java'
}

/** The major version of what `java -version` prints: 17 for "17.0.15", 8 for "1.8.0_392"; 0 when it says nothing of it. */
export function javaVersion(printed: string): number {
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(printed) ?? []
  return Number(first === '1' ? second : (first ?? 0))
}

/** How to install what is missing, for the computer at hand. */
export const javaInstall = (platform: string, has: (command: string) => boolean): string => {
  if (platform === 'darwin') return 'brew install openjdk@17'
  if (platform === 'win32') return 'winget install EclipseAdoptium.Temurin.17.JRE'
  if (has('apt-get')) return 'sudo apt-get install openjdk-17-jre-headless'
  if (has('dnf')) return 'sudo dnf install java-17-openjdk-headless'
  if (has('apk')) return 'apk add openjdk17-jre-headless'
  return 'https://adoptium.net'
}

/** The version found (0 = none) and how to install a newer one, when what is here is too old for DynamoDB Local. */
export function missingJava(): { found: number; install: string } | undefined {
  const { stderr, stdout } = spawnSync(java(), ['-version'], { encoding: 'utf8' })
  const found = javaVersion(`${stderr ?? ''}${stdout ?? ''}`)
  return found >= NEEDED ? undefined : { found, install: javaInstall(process.platform, onPath) }
}

function onPath(command: string) {
  try {
    execFileSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
