import { legacyLogicalPropertiesTransformer, StyleProvider } from '@ant-design/cssinjs';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App, ConfigProvider } from 'antd';
import english from 'antd/locale/en_US';
import chinese from 'antd/locale/zh_CN';
import { useState } from 'react';
import { theme } from '../look/tokens.ts';
import { ApiProblem } from '../server/problem.ts';
import { useAskedInLanguage } from '../words/asked-in-language.ts';
import { PhoneLink } from './phone-link.tsx';
import { router } from './routes.tsx';
import { useTypeSize } from './type-size.ts';

const worthTrying = (times: number, error: Error): boolean => times < 2 && error instanceof ApiProblem && (error.status === 0 || error.status === 503);

/** The pages for the desk. Everything that is shown is asked again in the language of the moment. */
export function Desk(): React.JSX.Element {
  const { size } = useTypeSize();
  const [queries] = useState(() => new QueryClient({ defaultOptions: { queries: { retry: worthTrying, staleTime: 5_000, refetchOnWindowFocus: false } } }));
  const language = useAskedInLanguage(queries);
  return (
    <StyleProvider hashPriority="high" transformers={[legacyLogicalPropertiesTransformer]}>
      <ConfigProvider locale={language === 'en' ? english : chinese} theme={theme(size)} componentSize="small" button={{ autoInsertSpace: false }}>
        <QueryClientProvider client={queries}>
          <App>
            <PhoneLink key={`phone ${language}`} />
            <RouterProvider key={language} router={router} />
          </App>
        </QueryClientProvider>
      </ConfigProvider>
    </StyleProvider>
  );
}
