import { describe, expect, it } from '@jest/globals';
import { by } from '../../../test/support/case/city.ts';
import { storyIn } from '../../../test/support/case/statuses.ts';
import { commandTypes, permitted } from './case.ts';
import { statuses } from './state.ts';

const people = [
  'clerk', 'dispatcher', 'director', 'hq', 'inspector', 'propaganda', 'oversight', 'admin', 'leader',
  'urban-handler', 'urban-vice', 'urban-head', 'urban-inspector', 'housing-head', 'other-leader', 'foreign-director', 'district-director',
];
const allowedTo = (person: string, status: (typeof statuses)[number]): readonly string[] =>
  permitted(storyIn[status].state, by(person)).flatMap(({ command, allowed }) => (allowed ? [command] : []));

describe('who may do what in which status', () => {
  it.each(statuses)('%s', (status) => {
    const lines = people.map((person) => ({ person, allowed: allowedTo(person, status).join(' ') })).filter(({ allowed }) => allowed !== '');
    expect(lines.map(({ person, allowed }) => `${person}: ${allowed}`).join('\n')).toMatchSnapshot();
  });

  it('is answered for every command that people give, with a reason for each that is refused', () => {
    const answers = permitted(storyIn.rectifying.state, by('housing-head'));
    expect(answers.map(({ command }) => command)).toEqual(commandTypes.filter((type) => !['remind', 'close-notice', 'order-look-back', 'escalate', 'import-history', 'adopt-rules', 'withdraw-sanction'].includes(type)));
    expect(answers.find(({ command }) => command === 'submit-feedback')).toMatchObject({ allowed: false, refusal: { code: 'not-your-case', kind: 'forbidden' } });
  });
});
