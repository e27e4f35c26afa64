"""``antrean qr``: posters with a QR code, for the wall and for each desk."""
