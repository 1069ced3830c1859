import { CommandForm } from '../forms/command-form.tsx';
import type { Permission } from './acting-for.tsx';
import { InName } from './in-name.tsx';

type Given = Omit<Parameters<typeof CommandForm>[0], 'command' | 'onBehalfOf'> & Readonly<{ permission: Permission }>;

/** The form of a command, in the name that whoever fills it in has chosen. */
export const FormInName = ({ permission, ...rest }: Given): React.JSX.Element => <InName permission={permission}>{(name) => <CommandForm command={permission.command} {...rest} {...name} />}</InName>;
