import { css } from '@umbraco-cms/backoffice/external/lit';

/** A status that is heard, not seen. */
export const announcementStyles = css`
  .announcement {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
