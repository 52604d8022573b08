// Builds the browser apps into web/target/classes/webroot, and does only what changed since the last time:
// `npm ci` when the lock file changed, one Vite build per app whose sources changed. Called by Maven, or by hand.
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LEAST_NODE = [20, 19];
const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, '..', 'target');
const stamps = join(target, 'apps-stamps');
const shared = ['package.json', 'package-lock.json', 'tsconfig.base.json', 'build.mjs'];

function fail(line) {
  console.error(line);
  process.exit(1);
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < LEAST_NODE[0] || (major === LEAST_NODE[0] && minor < LEAST_NODE[1])) {
    fail(`Centrala's browser apps need Node ${LEAST_NODE.join('.')} or newer; this is ${process.versions.node}.`);
  }
}

/** All files under a folder that take part in the build, in a stable order. */
function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !['node_modules', 'dist', 'tests'].includes(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesUnder(path) : [path];
    });
}

function hashOf(paths) {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0]);
  for (const path of paths) {
    hash.update(path.slice(here.length)).update('\0').update(readFileSync(path));
  }
  return hash.digest('hex');
}

function readStamp(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

function run(command, args, cwd) {
  try {
    execFileSync(command, args, { cwd, stdio: 'inherit', shell: process.platform === 'win32' });
  } catch {
    fail(`\`${command} ${args.join(' ')}\` failed in web/apps; its messages are above.`);
  }
}

export function install() {
  const stamp = join(here, 'node_modules', '.centrala-lock');
  const wanted = hashOf([join(here, 'package-lock.json')]);
  if (readStamp(stamp) === wanted) return;
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], here);
  writeFileSync(stamp, wanted);
}

function build(app) {
  const folder = join(here, app);
  if (!existsSync(join(folder, 'vite.config.ts'))) return;
  const output = join(target, 'classes', 'webroot', app);
  const stamp = join(stamps, app);
  const wanted = hashOf([...shared.map((name) => join(here, name)), ...filesUnder(folder)]);
  if (existsSync(output) && readStamp(stamp) === wanted) {
    console.log(`${app}: unchanged`);
    return;
  }
  install();
  rmSync(stamp, { force: true });
  run('npm', ['run', 'build', '--silent', '-w', app], here);
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stamp, wanted);
}

requireNode();
if (process.argv.includes('--check')) {
  install();
  run('npm', ['run', '--silent', 'lint'], here);
  run('npm', ['run', '--silent', 'typecheck'], here);
  run('npm', ['test', '--silent'], here);
} else {
  ['console', 'widget', 'shop', 'mailbox'].forEach(build);
}
