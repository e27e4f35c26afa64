"""The hub's pages; visitors' and supervisors' pages get their place here, on the same port as the screens."""
