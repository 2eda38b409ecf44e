#!/usr/bin/env bash
# Makes the files beside it again, with the real programs that people use: LibreOffice, Chromium, wget, zip, ReportLab.
# Run as root on Debian or Ubuntu (it installs them), in a checkout with .venv; the tests need none of this.
set -euo pipefail
cd "$(dirname "$0")/../.."
apt-get install -y --no-install-recommends libreoffice-writer-nogui libreoffice-calc-nogui chromium fonts-noto-core fonts-dejavu-core wget zip
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
.venv/bin/python tests/files/make.py "$scratch"
office() { soffice --headless "-env:UserInstallation=file://$scratch/office" "$@" > /dev/null 2>&1; }
cd "$scratch"
office --convert-to "docx:MS Word 2007 XML" sunbula-01.html jisr-02.html
office --convert-to pdf jisr-02.docx
office --convert-to epub jisr-02.docx
office "--infilter=CSV:44,34,76,1" --convert-to xlsx news.csv
printed() { chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer "--print-to-pdf=$1" "$2" > /dev/null 2>&1; }
printed printed.pdf page.html
zip -q -P secret locked.zip plain.txt
python3 -m http.server 8377 --bind 127.0.0.1 > /dev/null 2>&1 & server=$!
sleep 1
wget -q --warc-file=crawl --no-warc-keep-log -p http://127.0.0.1:8377/page.html http://127.0.0.1:8377/jisr-page.html || true
kill "$server"
cd - > /dev/null
cp "$scratch"/{sunbula-01.docx,jisr-02.pdf,jisr-02.epub,news.xlsx,printed.pdf,locked.zip,crawl.warc.gz,saved.mhtml,visual.pdf,letters.pdf,locked.pdf,scan.pdf,heads.pdf} tests/files/
