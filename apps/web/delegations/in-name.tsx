import { useState } from 'react';
import { ActingFor, firstName, type Permission } from './acting-for.tsx';

/** What is filled in for a command, in the name that whoever fills it in has chosen; `children` are asked again for another name. */
export function InName({ permission, children }: Readonly<{ permission: Permission; children: (name: Readonly<{ onBehalfOf?: string }>) => React.ReactNode }>): React.JSX.Element {
  const [as, choose] = useState(() => firstName(permission));
  return (
    <>
      <ActingFor permission={permission} as={as} choose={choose} />
      <div key={as ?? ''}>{children(as === undefined ? {} : { onBehalfOf: as })}</div>
    </>
  );
}
