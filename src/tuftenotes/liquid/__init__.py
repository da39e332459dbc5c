"""Everything that only a Jekyll site needs: Liquid, drops, dates, permalinks, the outputs of its plugins.

A native build never imports this package.
"""
