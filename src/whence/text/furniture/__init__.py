"""What of a page is not news: credits, bylines, share bars, boxes, notices; found in one article by itself."""
