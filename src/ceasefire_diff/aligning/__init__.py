"""Which provisions of two texts speak of one matter."""
