import { useState } from 'react';
import { CommandForm } from '../forms/command-form.tsx';
import type { CasePage } from '../server/facts.ts';
import { ActingFor, firstName } from './acting-for.tsx';

type Given = Omit<Parameters<typeof CommandForm>[0], 'command' | 'onBehalfOf'> & Readonly<{ permission: CasePage['permitted'][number] }>;

/** The form of a command, in the name that whoever fills it in has chosen. */
export function FormInName({ permission, ...rest }: Given): React.JSX.Element {
  const [as, choose] = useState(() => firstName(permission));
  return (
    <>
      <ActingFor permission={permission} as={as} choose={choose} />
      <CommandForm key={as ?? ''} command={permission.command} {...rest} {...(as === undefined ? {} : { onBehalfOf: as })} />
    </>
  );
}
