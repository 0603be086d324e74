export { pageOf as nodeHref } from '../../domain/collaboration/pages.ts';
