"""The awards for everybody: categories, finalists, and the winners once their time has come."""
