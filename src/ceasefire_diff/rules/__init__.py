"""What each rule means and when it arises."""
