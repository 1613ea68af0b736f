/** Has the browser save this under a name. */
export function save(content: Blob, fileName: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = fileName;
  link.click();
  // The browser has taken it by then; without this it would be kept as long as the page.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
