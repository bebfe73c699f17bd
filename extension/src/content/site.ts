/** The name under which the user switches a site on or off: the host of the tab's own page, with its port. */

export function siteOf(frame: Window): string {
  return ownHost(frame.top ?? frame) ?? hostOf(outermostOrigin(frame)) ?? hostOf(frame.document.referrer) ?? frame.location.host;
}

function ownHost(top: Window): string | null {
  try {
    return top.location.host || null;
  } catch (cause) {
    if (cause instanceof DOMException) return null; // another origin's page
    throw cause;
  }
}

function outermostOrigin(frame: Window): string {
  const origins: DOMStringList | undefined = frame.location.ancestorOrigins;
  return origins?.item(origins.length - 1) ?? "";
}

function hostOf(address: string): string | null {
  return (URL.canParse(address) && new URL(address).host) || null;
}
