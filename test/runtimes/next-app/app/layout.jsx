// biome-ignore lint/style/noDefaultExport: the form that Next takes.
export default function Layout({ children }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
