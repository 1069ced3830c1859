import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useAskedInLanguage } from '../words/asked-in-language.ts';
import { Frame } from './frame.tsx';

/** What was read stays for as long as the page is open, so that it can be shown where there is no network. */
export const newQueries = (): QueryClient => new QueryClient({ defaultOptions: { queries: { gcTime: Infinity, networkMode: 'always', retry: false, staleTime: 5_000 }, mutations: { networkMode: 'always', retry: false } } });

/** The pages of the phone. */
export function App({ queries }: Readonly<{ queries: QueryClient }>): React.JSX.Element {
  const language = useAskedInLanguage(queries);
  return (
    <QueryClientProvider client={queries}>
      <Frame key={language} />
    </QueryClientProvider>
  );
}
