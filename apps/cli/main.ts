import { Command } from 'commander';
import { addAmendment } from './amendment.ts';
import { addCalendar } from './calendar.ts';
import { addCampaign } from './campaign.ts';
import { addCase } from './case.ts';
import { addCity } from './city.ts';
import { addDoctor } from './doctor.ts';
import { sentencesOf } from './failure.ts';
import { addImport } from './import.ts';
import { addPolicy } from './policy.ts';
import { addRebuild } from './rebuild.ts';
import { addRounds } from './rounds.ts';
import { addSample } from './sample.ts';
import { addSimulate } from './simulate.ts';
import { addStart } from './start.ts';
import { addUnit } from './unit.ts';

const program = new Command('xiaohao').description('Rectification cases (整改督办销号) from the command line').showHelpAfterError();

for (const add of [addStart, addImport, addCase, addCampaign, addRounds, addSample, addCalendar, addPolicy, addAmendment, addCity, addSimulate, addDoctor, addRebuild, addUnit]) add(program);

/** Every subcommand prints its result as JSON when asked. */
function withJson(command: Command): void {
  if (command.commands.length === 0) command.option('--json', 'print the result as JSON');
  for (const inner of command.commands) withJson(inner);
}
withJson(program);

try {
  await program.parseAsync();
} catch (error) {
  for (const line of sentencesOf(error)) process.stderr.write(`${line}\n`);
  process.exitCode = 1;
}
