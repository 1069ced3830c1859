import type { ThemeConfig } from 'antd';

/** The colours, sizes and faces of every page. Each pair of text and ground has a contrast of 4.5 to 1 or more. */
export const colours = { ink: '#1f2733', faint: '#56606e', line: '#d8dee6', ground: '#f3f5f8', paper: '#ffffff', brand: '#1d4f91', good: '#1e6b3a', soon: '#8a5300', bad: '#b3261e', head: '#16396a' } as const;

/** The faces of the system; nothing is fetched. */
export const faces = '"PingFang SC","Microsoft YaHei","HarmonyOS Sans SC","Noto Sans CJK SC","Source Han Sans SC",system-ui,sans-serif';

/** Type sizes in pixels: as usual, and for whoever wants large type. */
export const sizes = { usual: 14, large: 18 } as const;

export const theme = (size: number): ThemeConfig => ({
  hashed: false,
  token: {
    colorPrimary: colours.brand, colorText: colours.ink, colorTextSecondary: colours.faint, colorTextTertiary: colours.faint, colorTextDescription: colours.faint, colorTextPlaceholder: '#66707d', colorBgLayout: colours.ground, colorBorderSecondary: colours.line,
    colorSuccess: colours.good, colorWarning: colours.soon, colorError: colours.bad, colorLink: colours.brand, colorLinkHover: colours.head, colorLinkActive: colours.head, colorPrimaryHover: '#2a62ad', fontFamily: faces, fontSize: size, borderRadius: 4, wireframe: false, motion: false,
  },
  components: { Layout: { headerBg: colours.head, headerHeight: 52, headerPadding: '0 20px', siderBg: colours.paper }, Table: { cellPaddingBlockSM: 6, cellPaddingInlineSM: 8 }, Tag: { defaultColor: colours.ink } },
});
