export { checkSafe } from './check-safe.ts';
export { type Config, type LogLevel, loadConfig, type Mode } from './load-config.ts';
export type { OidcConfig } from './oidc-config.ts';
export { packageRoot, packageVersion } from './package-root.ts';
export type { Environment } from './read-setting.ts';
export { type ServerConfig, withSecrets } from './secrets.ts';
export { type Setting, type SettingName, settings, settingsMarkdown } from './settings.ts';
export { exitCodes, reasonOf, type StartupCause, StartupError } from './startup-error.ts';
